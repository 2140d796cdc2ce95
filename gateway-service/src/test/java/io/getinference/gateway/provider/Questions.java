package io.getinference.gateway.provider;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.id.RequestId;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;

/** Questions for tests. */
public final class Questions {

    private static final List<String> SCRAPS =
            List.of(
                    "",
                    " ",
                    "\n\t",
                    "\u00a0",
                    "\u0085",
                    "word",
                    " two words ",
                    "1234567890",
                    "\ufdfa",
                    "\ufdfa\ufdfa",
                    "e\u0301",
                    "\u0301",
                    "\ud83d\ude00",
                    "\ud83d",
                    "\ude00",
                    "\u0000",
                    "\"quoted\\\"",
                    "日本語",
                    "ﬁne ligature",
                    "\u200b",
                    "{\"a\": [1]}");

    private static final List<Role> ROLES = List.copyOf(EnumSet.allOf(Role.class));

    private Questions() {}

    public static Question of(ModelRow model, Sampling sampling, Turn... turns) {
        return new Question(RequestId.next(), model, List.of(turns), sampling);
    }

    public static Question user(ModelRow model, String text) {
        return of(model, Sampling.UNSAID, Turn.of(Role.USER, text));
    }

    /** Any roles in any order, blank parts and broken text included. */
    public static Question random(ModelRow model, RandomGenerator random) {
        List<Turn> turns = new ArrayList<>();
        int count = random.nextInt(1, 7);
        for (int turn = 0; turn < count; turn++) {
            List<String> texts = new ArrayList<>();
            int parts = random.nextInt(0, 4);
            for (int part = 0; part < parts; part++) {
                texts.add(text(random));
            }
            turns.add(new Turn(ROLES.get(random.nextInt(ROLES.size())), texts));
        }
        return of(model, sampling(random), turns.toArray(Turn[]::new));
    }

    public static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int scraps = random.nextInt(1, 5);
        for (int scrap = 0; scrap < scraps; scrap++) {
            text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
        }
        return text.toString();
    }

    private static Sampling sampling(RandomGenerator random) {
        return new Sampling(
                random.nextBoolean() ? null : random.nextInt(0, 21) / 10.0,
                random.nextBoolean() ? null : random.nextInt(0, 11) / 10.0,
                random.nextInt(4) > 0 ? List.of() : List.of("END", "\nSTOP"));
    }
}
