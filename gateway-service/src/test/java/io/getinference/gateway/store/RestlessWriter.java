package io.getinference.gateway.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Writes until it is killed: an entry and their count in one change, then the count to its output.
 */
final class RestlessWriter {

    private RestlessWriter() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        try (RocksStore store = RocksStore.open(Path.of(args[0]))) {
            for (int i = 1; !out.checkError(); i++) {
                store.write(
                        StoreContract.put("count", Integer.toString(i))
                                .plus(StoreContract.put("entry/" + i, "x".repeat(500))));
                out.println(i);
            }
        }
    }
}
