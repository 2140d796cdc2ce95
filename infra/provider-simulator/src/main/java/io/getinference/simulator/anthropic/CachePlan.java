package io.getinference.simulator.anthropic;

import io.getinference.simulator.answer.PromptTokens;
import io.getinference.simulator.anthropic.ClaudePrompt.Boundary;
import io.getinference.simulator.cache.PromptCache;
import io.getinference.simulator.model.Ability;
import io.getinference.simulator.model.ModelCard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What of a prompt is read from the cache and what is written to it. */
final class CachePlan {
    private static final int MIN = 4_096;
    private static final int SMALL_MIN = 1_024;

    /** A mark also finds what was kept up to so many blocks before it. */
    private static final int LOOK_BACK = 20;

    private final PromptCache cache;
    private final ClaudePrompt prompt;
    private final List<Boundary> writes = new ArrayList<>();
    private int read;
    private String hit = "";
    private int write5m;
    private int write1h;

    CachePlan(PromptCache cache, ClaudePrompt prompt, ModelCard model) {
        this.cache = cache;
        this.prompt = prompt;
        int min = model.can(Ability.SMALL_CACHE_ENTRIES) ? SMALL_MIN : MIN;
        List<Boundary> boundaries = prompt.boundaries();
        find(boundaries, min);
        int from = read;
        for (Boundary boundary : boundaries) {
            if (!boundary.lifetime().isZero()
                    && boundary.tokens() >= min
                    && boundary.tokens() >= read) {
                writes.add(boundary);
                count(boundary.tokens() - from, boundary.lifetime());
                from = boundary.tokens();
            }
        }
    }

    /** The longest beginning that is kept and that a mark can see. */
    private void find(List<Boundary> boundaries, int min) {
        for (int i = boundaries.size() - 1; i >= 0; i--) {
            if (boundaries.get(i).lifetime().isZero()) {
                continue;
            }
            for (int j = i; j >= Math.max(0, i - LOOK_BACK); j--) {
                Boundary kept = boundaries.get(j);
                if (kept.tokens() >= min && cache.holds(kept.hash())) {
                    read = kept.tokens();
                    hit = kept.hash();
                    return;
                }
            }
        }
    }

    private void count(int tokens, Duration lifetime) {
        if (lifetime.compareTo(Duration.ofMinutes(5)) > 0) {
            write1h += tokens;
        } else {
            write5m += tokens;
        }
    }

    PromptTokens tokens() {
        return new PromptTokens(prompt.tokens(), read, write5m, write1h, prompt.media());
    }

    /** The provider has begun to work: from now on the next call finds the prompt. */
    void carryOut() {
        cache.refresh(hit);
        for (Boundary boundary : writes) {
            cache.keep(boundary.hash(), boundary.lifetime());
        }
    }
}
