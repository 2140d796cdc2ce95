package io.getinference.gateway.provider.gemini;

import io.getinference.common.catalogue.Ability;
import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Content.Pixels;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.upstream.MediaBound;

/** What Gemini counts for media, at most. */
final class GeminiMedia {

    private static final long TILE = 258;
    private static final int SMALL_MAX = 384;
    private static final int UNIT_MAX = 768;
    private static final long LARGE_PICTURE = 2_240;
    private static final long AUDIO_PER_1000_BYTES = 32;

    private GeminiMedia() {}

    static long tokensMax(Question question) {
        boolean large = question.model().abilities().take(Ability.LARGE_PICTURES);
        return MediaBound.of(
                question,
                content ->
                        switch (content) {
                            case Content.Text text -> 0;
                            case Content.Image(_, Pixels size) when size != null ->
                                    Math.max(large ? LARGE_PICTURE : 0, tiles(size) * TILE);
                            case Content.Image image -> MediaBound.UNKNOWN;
                            // At the lowest rate that speech is compressed to.
                            case Content.Audio audio ->
                                    Math.ceilDiv(
                                                    audio.media().bytes() * AUDIO_PER_1000_BYTES,
                                                    1000L)
                                            + AUDIO_PER_1000_BYTES;
                            // Its page count is not for us to trust.
                            case Content.Document document -> MediaBound.UNKNOWN;
                            case Content.Linked linked -> MediaBound.UNKNOWN;
                        });
    }

    /**
     * A picture is cut into squares whose side follows its shorter side; two of the provider's
     * texts differ on the largest square, so the smaller one is taken.
     */
    private static long tiles(Pixels size) {
        if (size.width() <= SMALL_MAX && size.height() <= SMALL_MAX) {
            return 1;
        }
        int unit = Math.clamp(Math.min(size.width(), size.height()) * 2L / 3, 1, UNIT_MAX);
        return Math.ceilDiv((long) size.width(), unit) * Math.ceilDiv((long) size.height(), unit);
    }
}
