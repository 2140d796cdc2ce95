package io.getinference.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A directory with jars where a built checkout has them. */
final class StandInCheckout {

    private final Path home;

    private StandInCheckout(Path home) {
        this.home = home;
    }

    static StandInCheckout in(Path home) throws IOException {
        StandInCheckout checkout = new StandInCheckout(home);
        checkout.put("infra/provider-simulator", "provider-simulator-exec", StandIn.class);
        for (String module :
                List.of(
                        "account-service",
                        "billing-service",
                        "metering-service",
                        "gateway-service")) {
            checkout.put(module, module, StandIn.class);
        }
        return checkout;
    }

    void breakService(String module) throws IOException {
        put(module, module, BrokenStandIn.class);
    }

    Path home() {
        return home;
    }

    private void put(String module, String name, Class<?> main) throws IOException {
        Path jar = home.resolve(module).resolve("target").resolve(name + ".jar");
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        String entry = main.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var bytes = main.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(Objects.requireNonNull(bytes).readAllBytes());
            out.closeEntry();
        }
    }
}
