package fr.voix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Begins with the classes that start neither a service nor a database nor a browser: a mistake in a rule is told in the first minute. */
public final class QuickFirst implements ClassOrderer {

    /** What a class file names when its tests start something. */
    private static final List<String> STARTING =
            List.of("MicronautTest", "TestDatabase", "ServiceProcess", "RealService", "EmbeddedServer", "playwright");

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors().sort(Comparator.comparing(QuickFirst::starts));
    }

    private static boolean starts(ClassDescriptor test) {
        Class<?> type = test.getTestClass();
        try (var file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            String names = new String(file.readAllBytes(), ISO_8859_1);
            return STARTING.stream().anyMatch(names::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
