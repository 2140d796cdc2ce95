package io.getinference.gateway.door;

import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * A path that means the same to whoever reads it: no segment goes up or stays, encoded or not, and
 * none has parameters or holds control characters. Routes are chosen by the path as it was sent,
 * but the service behind may fold it, and then it is another one.
 */
final class PlainPath implements RequestPredicate {

    @Override
    public boolean test(ServerRequest request) {
        return request.requestPath().elements().stream().allMatch(PlainPath::isPlain);
    }

    private static boolean isPlain(PathContainer.Element element) {
        return !(element instanceof PathContainer.PathSegment segment)
                || (segment.parameters().isEmpty() && isPlain(segment.valueToMatch()));
    }

    private static boolean isPlain(String name) {
        return !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return "plain";
    }
}
