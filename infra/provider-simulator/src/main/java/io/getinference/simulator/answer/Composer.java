package io.getinference.simulator.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Composes answers: the same question gets the same answer, in any process. */
public final class Composer {
    private static final int DEFAULT_TOKENS = 120;
    private static final int DEFAULT_THOUGHTS_MAX = 96;

    private Composer() {}

    /** What the model says to {@code question} under {@code directives}. */
    public static Answer answer(Question question, Directives directives)
            throws Directives.Unknown {
        long seed = Seed.of(question.seedText());
        boolean omit = directives.get("usage").isPresent();
        Optional<String> block = directives.get("block");
        if (block.isPresent()) {
            return new Answer(0, List.of(), new Ending.Blocked(block.get()), omit, seed);
        }
        if (directives.get("refusal").isPresent()) {
            return new Answer(0, List.of(), new Ending.Refused(), omit, seed);
        }
        int thoughts = thoughts(question, directives);
        List<Part> wish = wish(question, directives, seed);
        Cut cut = Cut.of(wish, question.stops(), question.outputMax() - thoughts);
        Ending ending =
                directives.get("finish").<Ending>map(Ending.Named::new).orElse(cut.ending());
        return new Answer(thoughts, cut.parts(), ending, omit, seed);
    }

    private static int thoughts(Question question, Directives directives) {
        if (!question.thoughts().on()) {
            return 0;
        }
        int usual = Math.min(DEFAULT_THOUGHTS_MAX, Math.max(1, question.outputMax() * 3 / 10));
        int wished = directives.count("thoughts").orElse(usual);
        return Math.min(Math.min(wished, question.thoughts().budget()), question.outputMax());
    }

    private static List<Part> wish(Question question, Directives directives, long seed)
            throws Directives.Unknown {
        List<Part> wish = new ArrayList<>();
        text(question, directives, seed).ifPresent(text -> wish.add(new Part.Text(text)));
        List<Part.ToolCall> calls = calls(question.tools(), directives.calls(), seed);
        wish.addAll(calls);
        if (calls.isEmpty() && question.tools().forced()) {
            wish.add(made(question.tools().offered().getFirst(), seed));
        }
        if (wish.isEmpty()) {
            wish.add(
                    new Part.Text(
                            question.format() instanceof Format.Prose
                                    ? Words.tokens(
                                            Math.min(DEFAULT_TOKENS, question.outputMax() + 1),
                                            seed)
                                    : json(question.format(), seed)));
        }
        return wish;
    }

    /** The text that was ordered. */
    private static Optional<String> text(Question question, Directives directives, long seed)
            throws Directives.Unknown {
        Optional<String> text = directives.get("text");
        if (text.isPresent()) {
            return text;
        }
        if (directives.get("echo").isPresent()) {
            return Optional.of(directives.rest());
        }
        if (directives.get("json").isPresent()) {
            return Optional.of(json(question.format(), seed));
        }
        return directives
                .count("tokens")
                .map(tokens -> Words.tokens(Math.min(tokens, question.outputMax() + 1), seed));
    }

    private static String json(Format format, long seed) throws Directives.Unknown {
        return switch (format) {
            case Format.Conforming(var schema) -> SchemaSample.json(schema, seed);
            case Format.Prose(), Format.AnyJson() -> SchemaSample.anyObject(seed);
        };
    }

    private static List<Part.ToolCall> calls(
            Tools tools, List<Directives.OrderedCall> ordered, long seed)
            throws Directives.Unknown {
        List<Part.ToolCall> calls = new ArrayList<>();
        for (Directives.OrderedCall order : ordered) {
            Optional<Tools.Tool> tool = tools.named(order.name());
            if (tool.isEmpty()) {
                throw new Directives.Unknown(
                        "tool " + order.name() + " is not one that this request lets be called");
            }
            if (calls.isEmpty() || tools.parallel()) {
                calls.add(
                        order.arguments().isEmpty()
                                ? made(tool.get(), seed + calls.size())
                                : new Part.ToolCall(order.name(), order.arguments(), true));
            }
        }
        return calls;
    }

    private static Part.ToolCall made(Tools.Tool tool, long seed) throws Directives.Unknown {
        return new Part.ToolCall(tool.name(), SchemaSample.arguments(tool.schema(), seed), true);
    }
}
