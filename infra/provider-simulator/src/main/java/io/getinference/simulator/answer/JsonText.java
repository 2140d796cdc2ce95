package io.getinference.simulator.answer;

/** Finds its way in JSON that stands within another text. */
final class JsonText {
    private JsonText() {}

    /** Index behind the object that begins at {@code start}, or -1 when it does not end. */
    static int endOfObject(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
