package io.getinference.billing.usage;

import io.getinference.common.id.AccountId;
import io.getinference.common.id.KeyId;
import io.getinference.common.id.RequestId;
import io.getinference.common.standing.Generation;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a gateway tells the holder of an API key of one request that was made with it. */
@RestController
class GenerationController {

    private final PostgresUsage usage;

    GenerationController(PostgresUsage usage) {
        this.usage = usage;
    }

    @GetMapping("/internal/accounts/{account}/keys/{key}/generations/{request}")
    Generation generation(
            @PathVariable AccountId account,
            @PathVariable KeyId key,
            @PathVariable RequestId request) {
        return usage.of(account, key, request)
                .map(posted -> Generation.of(posted.rated()))
                .orElseThrow(() ->
                        new ResponseStatusException(
                                HttpStatus.NOT_FOUND,
                                "The key made no such request, or its usage is not posted yet."));
    }
}
