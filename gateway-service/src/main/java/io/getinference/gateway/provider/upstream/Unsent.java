package io.getinference.gateway.provider.upstream;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLHandshakeException;

/** Tells the failures that came before a connection stood from those of a call on its way. */
final class Unsent {

    private Unsent() {}

    /**
     * Whether not one byte of the request has left. A reset after that says nothing: a provider
     * that has the request may go on, and bill it.
     */
    static boolean is(IOException failure) {
        return switch (failure) {
            case ConnectException refused -> true;
            case ConnectTimeoutException late -> true;
            case ConnectionRequestTimeoutException full -> true;
            case UnknownHostException unknown -> true;
            case NoRouteToHostException unreachable -> true;
            case SSLHandshakeException untrusted -> true;
            default -> false;
        };
    }
}
