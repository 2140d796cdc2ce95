package io.getinference.gateway.standing;

import io.getinference.common.rating.TokenKind;

import java.util.EnumMap;
import java.util.Map;

/** What is told by kind of token, always in the same order. */
final class Kinds {

    private Kinds() {}

    static <V> Map<TokenKind, V> inOrder(Map<TokenKind, V> byKind) {
        Map<TokenKind, V> ordered = new EnumMap<>(TokenKind.class);
        ordered.putAll(byKind);
        return ordered;
    }
}
