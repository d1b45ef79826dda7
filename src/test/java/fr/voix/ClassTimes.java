package fr.voix;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** How long each class took, with all that stands around its tests; the twenty dearest are printed when the run is over. */
public final class ClassTimes implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace HERE = Namespace.create(ClassTimes.class);
    private static final int SHOWN = 20;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(HERE).put("began", System.nanoTime());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        long began = context.getStore(HERE).get("began", long.class);
        context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(Table.class, type -> new Table(new ConcurrentHashMap<>()), Table.class)
                .seconds()
                .put(context.getRequiredTestClass().getName(), (System.nanoTime() - began) / 1e9);
    }

    private record Table(Map<String, Double> seconds) implements AutoCloseable {

        @Override
        public void close() {
            System.out.printf("Seconds of the dearest of %d classes:%n", seconds.size());
            seconds.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(SHOWN)
                    .forEach(one -> System.out.printf("%7.1f  %s%n", one.getValue(), one.getKey()));
        }
    }
}
