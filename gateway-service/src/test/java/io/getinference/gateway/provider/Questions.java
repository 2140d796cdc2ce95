package io.getinference.gateway.provider;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.provider.Turn.User;

import java.util.ArrayList;
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

    private Questions() {}

    public static Question of(ModelRow model, Sampling sampling, Turn... turns) {
        return new Question(
                RequestId.next(), model, List.of(turns), sampling, Tools.NONE, Wish.PLAIN);
    }

    public static Question user(ModelRow model, String text) {
        return of(model, Sampling.UNSAID, User.saying(text));
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
            turns.add(turn(random.nextInt(3), texts.toArray(String[]::new)));
        }
        return of(model, sampling(random), turns.toArray(Turn[]::new));
    }

    private static Turn turn(int speaker, String... texts) {
        return switch (speaker) {
            case 0 -> Turn.Instruction.saying(texts);
            case 1 -> Turn.User.saying(texts);
            default -> Turn.Assistant.saying(texts);
        };
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
                random.nextInt(4) > 0 ? List.of() : List.of("END", "\nSTOP"),
                Sampling.Penalties.UNSAID,
                null);
    }
}
