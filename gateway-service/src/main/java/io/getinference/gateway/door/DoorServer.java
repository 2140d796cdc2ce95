package io.getinference.gateway.door;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * Builds the public server with the door's bounds; the last word after the container's settings.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class DoorServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final DoorBounds bounds;
    private final Connections connections;

    DoorServer(DoorBounds bounds, Connections connections) {
        this.bounds = bounds;
        this.connections = connections;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(DoorProtocol.class.getName());
        factory.addConnectorCustomizers(this::bound);
        factory.addContextCustomizers(context ->
                context.getParent().getPipeline().addValve(new ErrorsInOurShape(bounds)));
    }

    private void bound(Connector connector) {
        connector.setMaxParameterCount(bounds.queryParametersMax());
        // A form's fields are the body's; nobody here asks for them, and nobody reads them unasked.
        connector.setParseBodyMethods("");
        connector.setAllowTrace(false);
        connector.setXpoweredBy(false);
        DoorProtocol protocol = (DoorProtocol) connector.getProtocolHandler();
        bound(protocol);
        connections.of(protocol);
    }

    private void bound(DoorProtocol protocol) {
        protocol.setMaxConnections(bounds.connectionsMax());
        protocol.setAcceptCount(bounds.acceptQueueMax());
        protocol.setConnectionTimeout(millis(bounds.silenceMax()));
        protocol.setKeepAliveTimeout(millis(bounds.idleMax()));
        protocol.setMaxKeepAliveRequests(bounds.requestsPerConnectionMax());
        protocol.setHeadTimeMax(bounds.headTimeMax());
        protocol.setMaxHttpRequestHeaderSize(bytes(bounds.headBytesMax()));
        protocol.setMaxHttpResponseHeaderSize(bytes(bounds.responseHeadBytesMax()));
        protocol.setMaxHeaderCount(bounds.headersMax());
        protocol.setMaxExtensionSize(bytes(bounds.chunkExtensionBytesMax()));
        protocol.setMaxTrailerSize(bytes(bounds.trailerBytesMax()));
        protocol.setMaxSwallowSize(bytes(bounds.unreadBytesMax()));
        // Whoever asks whether to send the body is told so only once somebody wants it.
        protocol.setContinueResponseTiming("onRead");
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    private static int bytes(DataSize size) {
        return Math.toIntExact(size.toBytes());
    }
}
