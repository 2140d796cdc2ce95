package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.Ability;
import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.upstream.MediaBound;

/** What Claude counts for media. It scales pictures down, so that none is more than this. */
final class ClaudeMedia {

    private static final long PICTURE = 1_600;
    private static final long LARGE_PICTURE = 4_784;

    private ClaudeMedia() {}

    static long tokensMax(Question question) {
        boolean large = question.model().abilities().take(Ability.LARGE_PICTURES);
        // A file's pages are text and picture both, and its page count is not for us to trust.
        return MediaBound.of(
                question,
                content ->
                        content instanceof Content.Image
                                ? large ? LARGE_PICTURE : PICTURE
                                : MediaBound.UNKNOWN);
    }
}
