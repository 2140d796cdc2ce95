package io.getinference.gateway.door;

import io.getinference.gateway.completion.Exchange;
import io.getinference.gateway.openai.ApiError;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the container refuses by itself, before anything of ours sees it: told in OpenAI's shape,
 * where the container would show a page of its own.
 */
final class ErrorsInOurShape extends ErrorReportValve {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int VERSION_NOT_SUPPORTED = 505;
    private static final int SERVER_ERROR = 500;

    private final DoorBounds bounds;

    ErrorsInOurShape(DoorBounds bounds) {
        this.bounds = bounds;
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()
                || !canBeAnswered(response)) {
            return;
        }
        ApiError refused = Received.refused(request.getRequest());
        ApiError error = refused == null ? errorOf(response.getStatus()) : refused;
        try {
            new Exchange(request.getRequest(), response.getResponse()).error(error);
        } catch (IOException e) {
            // Whoever it was for has hung up.
        }
    }

    private static boolean canBeAnswered(Response response) {
        AtomicBoolean allowed = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }

    private ApiError errorOf(int status) {
        if (status == BAD_REQUEST) {
            return ApiError.invalid(
                    status,
                    "malformed_request",
                    null,
                    "This is no HTTP request that we take. Its head may have "
                            + bounds.headersMax()
                            + " headers and "
                            + bounds.headBytesMax().toKilobytes()
                            + " KB, the URL included.");
        }
        return status < SERVER_ERROR || status == NOT_IMPLEMENTED || status == VERSION_NOT_SUPPORTED
                ? ApiError.invalid(status, null, null, "This cannot be asked for.")
                : ApiError.server(status, null, "The server had an error. Please retry.");
    }
}
