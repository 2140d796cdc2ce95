package io.getinference.gateway.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An answer that was read to its end. */
public record Heard(List<AnswerPart> parts, Tally tally) {

    public static Heard all(AnswerStream answer) throws ProviderFailure {
        List<AnswerPart> parts = new ArrayList<>();
        for (Optional<AnswerPart> part = answer.next(); part.isPresent(); part = answer.next()) {
            parts.add(part.get());
        }
        return new Heard(parts, answer.tally());
    }

    public String text() {
        return parts.stream()
                .filter(AnswerPart.Text.class::isInstance)
                .map(part -> ((AnswerPart.Text) part).text())
                .collect(Collectors.joining());
    }

    /** The reason to finish, which must come once and last. */
    public Finish finish() {
        List<AnswerPart.Finished> ends =
                parts.stream()
                        .filter(AnswerPart.Finished.class::isInstance)
                        .map(AnswerPart.Finished.class::cast)
                        .toList();
        if (ends.size() != 1 || !parts.getLast().equals(ends.getFirst())) {
            throw new AssertionError("not finished exactly once and last: " + parts);
        }
        return ends.getFirst().finishes().getFirst();
    }
}
