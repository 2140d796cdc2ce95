package io.getinference.gateway.openai;

import java.util.regex.Pattern;

/** Names of tools and schemas, as OpenAI allows them. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private Names() {}

    static String read(Fields fields, String field) {
        String name = fields.text(field);
        if (!NAME.matcher(name).matches()) {
            throw ApiError.field(
                            "invalid_value",
                            fields.path(field),
                            "Invalid '"
                                    + fields.path(field)
                                    + "': '"
                                    + ApiError.shortened(name)
                                    + "'. Use letters, digits, underscores and hyphens, at most 64.")
                    .asException();
        }
        return name;
    }
}
