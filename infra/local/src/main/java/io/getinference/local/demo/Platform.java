package io.getinference.local.demo;

import java.net.URI;

/**
 * Where the platform's parts answer, and what proves that the launcher may administer them.
 *
 * @param account account-service
 * @param billing billing-service
 * @param token the platform token
 */
public record Platform(URI account, URI billing, String token) {}
