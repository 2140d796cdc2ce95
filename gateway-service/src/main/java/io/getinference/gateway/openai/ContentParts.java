package io.getinference.gateway.openai;

import io.getinference.gateway.media.DataUrl;
import io.getinference.gateway.media.MediaException;
import io.getinference.gateway.media.MediaReader;
import io.getinference.gateway.provider.Content;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code content}: a text, or an array of parts. */
final class ContentParts {

    private static final String CONTENT = "content";

    private ContentParts() {}

    /** For roles that can only speak. */
    static List<String> texts(Fields message) {
        JsonNode content = message.required(CONTENT);
        if (content.isString()) {
            return List.of(content.stringValue());
        }
        List<String> texts = new ArrayList<>(content.size());
        boolean refusals = message.text("role").equals("assistant");
        for (JsonNode part : parts(content, message)) {
            Fields fields = Fields.of(part, message.path(CONTENT) + "[" + texts.size() + "]");
            String type = fields.text("type");
            if (!type.equals("text") && !(refusals && type.equals("refusal"))) {
                throw Fields.unknownValue(
                        fields.path("type"), type, refusals ? "'text', 'refusal'" : "'text'");
            }
            texts.add(fields.text(type));
        }
        return texts;
    }

    /** For users, who can also show. */
    static List<Content> contents(Fields message) {
        JsonNode content = message.required(CONTENT);
        if (content.isString()) {
            return List.of(new Content.Text(content.stringValue()));
        }
        List<Content> contents = new ArrayList<>(content.size());
        for (JsonNode part : parts(content, message)) {
            contents.add(
                    part(Fields.of(part, message.path(CONTENT) + "[" + contents.size() + "]")));
        }
        return contents;
    }

    private static JsonNode parts(JsonNode content, Fields message) {
        if (!content.isArray()) {
            throw Fields.wrongType(
                    message.path(CONTENT), "a string or an array of content parts", content);
        }
        return content;
    }

    private static Content part(Fields part) {
        String type = part.text("type");
        return switch (type) {
            case "text" -> new Content.Text(part.text("text"));
            case "image_url" -> image(part.object("image_url"));
            case "input_audio" -> audio(part.object("input_audio"));
            case "file" -> file(part.object("file"));
            default ->
                    throw Fields.unknownValue(
                            part.path("type"), type, "'text', 'image_url', 'input_audio', 'file'");
        };
    }

    private static Content image(Fields image) {
        String url = image.text("url");
        if (!DataUrl.isOne(url)) {
            return link(url, image.path("url"));
        }
        try {
            return MediaReader.image(DataUrl.base64(url));
        } catch (MediaException e) {
            throw invalid(image.path("url"), e);
        }
    }

    private static Content link(String url, String field) {
        try {
            URI address = new URI(url);
            if ("https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null) {
                return new Content.Linked(address, field);
            }
        } catch (URISyntaxException e) {
            // Said below in one place.
        }
        throw invalid(field, new MediaException("expected an https:// address or a data: URL."));
    }

    private static Content audio(Fields audio) {
        String format = audio.text("format");
        if (!format.equals("wav") && !format.equals("mp3")) {
            throw Fields.unknownValue(audio.path("format"), format, "'wav', 'mp3'");
        }
        try {
            return MediaReader.audio(audio.text("data"), format);
        } catch (MediaException e) {
            throw invalid(audio.path("data"), e);
        }
    }

    private static Content file(Fields file) {
        if (file.optional("file_id") != null) {
            throw Unsupported.refusal(file.path("file_id"), "a stored file");
        }
        String data = file.text("file_data");
        try {
            return MediaReader.document(
                    DataUrl.isOne(data) ? DataUrl.base64(data) : data,
                    file.optionalText("filename"));
        } catch (MediaException e) {
            throw invalid(file.path("file_data"), e);
        }
    }

    private static RefusedException invalid(String path, MediaException e) {
        return ApiError.field("invalid_value", path, "Invalid '" + path + "': " + e.getMessage())
                .asException();
    }
}
