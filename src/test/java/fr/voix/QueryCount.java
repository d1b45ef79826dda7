package fr.voix;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Counts the queries of repositories, as Micronaut Data logs them. */
public final class QueryCount {

    private static final String QUERIES = "io.micronaut.data.query";

    private QueryCount() {}

    /** The least of several runs: what jobs ask for meanwhile is not the page's. */
    public static int least(Runnable page) {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            least = Math.min(least, during(page).size());
        }
        return least;
    }

    private static List<String> during(Runnable page) {
        var logger = (Logger) LoggerFactory.getLogger(QUERIES);
        var before = logger.getLevel();
        var queries = new ListAppender<ILoggingEvent>();
        queries.start();
        logger.addAppender(queries);
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        try {
            page.run();
        } finally {
            logger.setLevel(before);
            logger.setAdditive(true);
            logger.detachAppender(queries);
        }
        return List.copyOf(queries.list).stream()
                .map(ILoggingEvent::getMessage)
                .filter(message -> message.startsWith("Executing"))
                .toList();
    }
}
