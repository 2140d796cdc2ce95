package io.getinference.gateway.openai;

import io.getinference.gateway.provider.AnswerPart.Token;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes probabilities of tokens. */
final class Logprobs {

    private Logprobs() {}

    static Map<String, @Nullable Object> wire(List<Token> tokens) {
        List<Map<String, Object>> content = new ArrayList<>();
        for (Token token : tokens) {
            Map<String, Object> entry = entry(token);
            entry.put("top_logprobs", token.others().stream().map(Logprobs::entry).toList());
            content.add(entry);
        }
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("content", content);
        wire.put("refusal", null);
        return wire;
    }

    private static Map<String, Object> entry(Token token) {
        List<Integer> bytes = new ArrayList<>();
        for (byte each : token.text().getBytes(StandardCharsets.UTF_8)) {
            bytes.add(Byte.toUnsignedInt(each));
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("token", token.text());
        entry.put("logprob", token.logprob());
        entry.put("bytes", bytes);
        return entry;
    }
}
