package io.getinference.gateway.provider.anthropic;

import io.getinference.common.catalogue.Ability;
import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Content.Pixels;
import io.getinference.gateway.provider.ProviderFailure;
import io.getinference.gateway.provider.Question;
import io.getinference.gateway.provider.Turn;
import io.getinference.gateway.provider.upstream.MediaBound;
import io.getinference.gateway.provider.upstream.MediaCheck;

import java.util.Optional;

/** What Claude takes of media, and counts for them. It scales pictures down. */
final class ClaudeMedia {

    private static final long PICTURE = 1_600;
    private static final long LARGE_PICTURE = 4_784;
    private static final long PICTURE_BYTES_MAX = 5 * 1024 * 1024;
    private static final int SIDE_MAX = 8_000;
    private static final int MANY = 20;
    private static final int SIDE_MAX_OF_MANY = 2_000;

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

    static void check(Question question) throws ProviderFailure {
        long pictures =
                question.turns().stream()
                        .filter(Turn.User.class::isInstance)
                        .flatMap(turn -> ((Turn.User) turn).contents().stream())
                        .filter(Content.Image.class::isInstance)
                        .count();
        int sideMax = pictures > MANY ? SIDE_MAX_OF_MANY : SIDE_MAX;
        MediaCheck.check(question, content -> objection(content, sideMax));
    }

    private static Optional<String> objection(Content content, int sideMax) {
        return switch (content) {
            case Content.Audio audio ->
                    Optional.of("This model does not take audio. Choose another, or leave it out.");
            case Content.Image image when image.media().bytes() > PICTURE_BYTES_MAX ->
                    Optional.of("This model takes pictures of at most 5 MB.");
            case Content.Image(_, Pixels size)
                    when size != null && Math.max(size.width(), size.height()) > sideMax ->
                    Optional.of(
                            "This model takes pictures of at most "
                                    + sideMax
                                    + " pixels a side"
                                    + " here.");
            case Content.Text text -> Optional.empty();
            case Content.Image image -> Optional.empty();
            case Content.Document document -> Optional.empty();
            case Content.Linked linked -> Optional.empty();
        };
    }
}
