package io.getinference.simulator.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stop sequences and the limit leave of what a model would have said. */
record Cut(List<Part> parts, Ending ending) {

    static Cut of(List<Part> wish, List<String> stops, int room) {
        List<Part> said = new ArrayList<>();
        long bytes = (long) room * Tokens.BYTES;
        for (Part part : wish) {
            Optional<String> stop = firstStop(part, stops);
            Part upToStop = stop.isPresent() ? upTo(stop.get(), part) : part;
            int size = Tokens.bytes(upToStop.generated());
            // All of the room gone to thoughts is a limit too: not a word could be said.
            if (size > bytes || (room == 0 && !part.generated().isEmpty())) {
                beginning(upToStop, (int) bytes).ifPresent(said::add);
                return new Cut(said, new Ending.AtLimit());
            }
            bytes -= size;
            if (size > 0) {
                said.add(upToStop);
            }
            if (stop.isPresent()) {
                return new Cut(said, new Ending.AtStop(stop.get()));
            }
        }
        return new Cut(said, new Ending.Natural());
    }

    /** Only text is searched: providers do not stop within the arguments of a call. */
    private static Optional<String> firstStop(Part part, List<String> stops) {
        return part instanceof Part.Text(String text)
                ? stops.stream().filter(text::contains).min(Comparator.comparingInt(text::indexOf))
                : Optional.empty();
    }

    private static Part upTo(String stop, Part part) {
        String text = part.generated();
        return new Part.Text(text.substring(0, text.indexOf(stop)));
    }

    private static Optional<Part> beginning(Part part, int bytes) {
        return switch (part) {
            case Part.Text(String text) ->
                    Optional.of(Tokens.prefixOfBytes(text, bytes))
                            .filter(beginning -> !beginning.isEmpty())
                            .map(Part.Text::new);
            case Part.ToolCall(String name, String arguments, boolean whole) -> {
                int left = bytes - Tokens.bytes(name);
                yield left < 0
                        ? Optional.empty()
                        : Optional.of(
                                new Part.ToolCall(
                                        name, Tokens.prefixOfBytes(arguments, left), false));
            }
        };
    }
}
