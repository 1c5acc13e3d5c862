package jp.sesshu.localstack.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.sesshu.localstack.process.StackFailure;

/// How a program that refuses root is run by root all the same.
///
/// A user namespace without a mapping makes root look like nobody to the program while the
/// kernel still treats its files as root's, so nothing has to change owner. Where namespaces are
/// forbidden (some containers), the program really becomes nobody, and its folders with it.
enum Unprivileged {
    DIRECTLY,
    IN_USER_NAMESPACE,
    AS_NOBODY;

    static Unprivileged here() {
        if (new UnixSystem().getUid() != 0) {
            return DIRECTLY;
        }
        if (works(IN_USER_NAMESPACE)) {
            return IN_USER_NAMESPACE;
        }
        if (works(AS_NOBODY)) {
            return AS_NOBODY;
        }
        throw new StackFailure("PostgreSQL does not run as root, and neither `unshare -U` nor `setpriv` (util-linux)"
                + " works here; run this as an ordinary user");
    }

    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(
                switch (this) {
                    case DIRECTLY -> List.of();
                    case IN_USER_NAMESPACE -> List.of("unshare", "-U");
                    case AS_NOBODY -> List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
                });
        all.addAll(command);
        return all;
    }

    /// Lets the program own a file or folder, where it is somebody else.
    void hand(Path path) {
        if (this != AS_NOBODY) {
            return;
        }
        try {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (IOException e) {
            throw new StackFailure("%s could not be given to the user nobody: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static boolean works(Unprivileged way) {
        try {
            return new ProcessBuilder(way.command(List.of("true")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // the program isn't installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
