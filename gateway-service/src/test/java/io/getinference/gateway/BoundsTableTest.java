package io.getinference.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The README's table of bounds names every setting of the packages below, and no other. */
class BoundsTableTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| ([^|]+) \\| [^|]+ \\|$");

    /** The rest of a provider's settings bounds nothing that a stranger can choose. */
    private static final Set<String> OF_AN_ANSWERS_HEAD =
            Set.of("headLineBytesMax", "headersMax", "emptyLinesMax");

    @Test
    void saysEveryBoundWithItsDefault() throws Exception {
        Map<String, String> bounds = new TreeMap<>();
        add(bounds, "io.getinference.gateway.door.DoorBounds");
        add(bounds, "io.getinference.gateway.door.StopSettings");
        add(bounds, "io.getinference.gateway.completion.CompletionSettings");
        add(bounds, "io.getinference.gateway.usage.UsageSettings");
        add(bounds, "io.getinference.gateway.media.MediaSettings");
        add(bounds, "io.getinference.gateway.budget.BudgetSettings");
        add(bounds, "io.getinference.gateway.budget.LeaseSettings");
        add(bounds, "io.getinference.gateway.budget.RateSettings");
        add(bounds, "io.getinference.gateway.openai.RequestSettings");
        add(bounds, "io.getinference.gateway.standing.StandingSettings");
        add(bounds, "io.getinference.gateway.idempotency.IdempotencySettings");
        add(bounds, "io.getinference.gateway.answers.AnswersSettings");
        add(bounds, "io.getinference.gateway.provider.upstream.CommonSettings");
        assertThat(table()).containsExactlyEntriesOf(bounds);
    }

    private static Map<String, String> table() throws Exception {
        return ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .collect(
                        Collectors.toMap(
                                (MatchResult row) -> row.group(1),
                                row -> row.group(2),
                                (one, other) -> "twice",
                                TreeMap::new));
    }

    private static void add(Map<String, String> bounds, String name) throws Exception {
        Class<?> settings = Class.forName(name);
        String prefix =
                settings.getAnnotation(ConfigurationProperties.class)
                        .value()
                        .replace("getinference.", "");
        boolean provider = name.contains(".provider.");
        Parameter[] parameters = settings.getDeclaredConstructors()[0].getParameters();
        for (int i = 0; i < parameters.length; i++) {
            String component = settings.getRecordComponents()[i].getName();
            if (provider && !OF_AN_ANSWERS_HEAD.contains(component)) {
                continue;
            }
            DefaultValue value = parameters[i].getAnnotation(DefaultValue.class);
            bounds.put(
                    prefix + "." + kebab(component),
                    value == null ? "heap / 24" : value.value()[0]);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
