package io.getinference.gateway.door;

import io.getinference.gateway.openai.RequestSettings;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

import java.io.IOException;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;

/** The gateway's server with its door and nothing behind it, for bounds that only few can meet. */
final class DoorAlone implements AutoCloseable {

    private final Connections connections = new Connections();
    private final WebServer server;

    private DoorAlone(DoorBounds bounds) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        new DoorServer(bounds, connections).customize(factory);
        RequestSettings requests = bound("getinference.request", RequestSettings.class, Map.of());
        DoorFilter filter =
                new DoorFilter(bounds, connections, new BytesInFlight(bounds, requests));
        server =
                factory.getWebServer(context -> {
                    context.addServlet("echo", new Behind()).addMapping("/*");
                    context.addFilter("door", filter)
                            .addMappingForUrlPatterns(
                                    EnumSet.of(DispatcherType.REQUEST), false, "/*");
                });
        server.start();
    }

    /** With these bounds; the others as they are by default. */
    static DoorAlone with(Map<String, String> bounds) {
        return new DoorAlone(bound("getinference.door", DoorBounds.class, bounds));
    }

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> values) {
        Map<String, String> named =
                values.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        value -> prefix + "." + value.getKey(),
                                        Map.Entry::getValue));
        return new Binder(new MapConfigurationPropertySource(named)).bindOrCreate(prefix, type);
    }

    int port() {
        return server.getPort();
    }

    long connections() {
        return connections.count();
    }

    @Override
    public void close() {
        server.stop();
        server.destroy();
        connections.close();
    }

    /** Says as many bytes in a header as it is asked for. */
    private static final class Behind extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            String bytes = request.getQueryString();
            if (bytes != null) {
                response.setHeader("X-Long", "x".repeat(Integer.parseInt(bytes)));
            }
            response.getOutputStream().print("behind");
        }
    }
}
