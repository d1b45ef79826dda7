package fr.voix;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** Writes down what a service sends to its database, transaction by transaction, for tests that ask for it. */
@Singleton
@Requires(property = SentStatements.ON, value = "true")
public class SentStatements implements BeanCreatedEventListener<DataSource>, Ordered {

    public static final String ON = "voix.test.sent-statements";

    private final Queue<List<Sent>> transactions = new ConcurrentLinkedQueue<>();

    /**
     * A statement, with what stands for its question marks.
     *
     * @param sql one statement, also where several travelled together
     */
    public record Sent(String sql, List<Object> parameters) {}

    /** All that were ended since the last time. */
    public List<List<Sent>> take() {
        List<List<Sent>> taken = new ArrayList<>();
        while (!transactions.isEmpty()) {
            taken.add(transactions.remove());
        }
        return taken;
    }

    /** Closest to the pool: whatever the framework puts around it comes later. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        DataSource pool = event.getBean();
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = method.invoke(pool, arguments);
            return result instanceof Connection connection ? recorded(connection) : result;
        });
    }

    private Connection recorded(Connection connection) {
        List<Sent> current = new ArrayList<>();
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            switch (method.getName()) {
                case "commit", "rollback", "close" -> {
                    if (!current.isEmpty()) {
                        transactions.add(List.copyOf(current));
                        current.clear();
                    }
                }
                default -> {}
            }
            return result instanceof PreparedStatement statement
                    ? recorded(statement, (String) arguments[0], current)
                    : result;
        });
    }

    private static PreparedStatement recorded(PreparedStatement statement, String sql, List<Sent> current) {
        Map<Integer, Object> parameters = new TreeMap<>();
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer index) {
                parameters.put(index, arguments[1] == null ? "null" : arguments[1]);
            } else if (name.equals("addBatch") || name.startsWith("execute") && !name.equals("executeBatch")) {
                current.addAll(apart(sql, new ArrayList<>(parameters.values())));
            }
            return method.invoke(statement, arguments);
        });
    }

    /** Those that travel together, each with its own parameters. */
    private static List<Sent> apart(String sql, List<Object> parameters) {
        List<Sent> sent = new ArrayList<>();
        int from = 0;
        for (String one : sql.split(";\n")) {
            int to = from + (int) one.chars().filter(letter -> letter == '?').count();
            sent.add(new Sent(one, parameters.subList(from, to)));
            from = to;
        }
        return sent;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                SentStatements.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return handler.invoke(self, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** All numbers in a parameter, also of an array. */
    public static List<Long> numbers(Object parameter) throws SQLException {
        return switch (parameter) {
            case Long number -> List.of(number);
            case long[] numbers -> Arrays.stream(numbers).boxed().toList();
            case Object[] several -> all(Arrays.asList(several));
            case Collection<?> several -> all(several);
            case Array array -> numbers(array.getArray());
            default -> List.of();
        };
    }

    private static List<Long> all(Collection<?> several) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        for (Object one : several) {
            numbers.addAll(one == null ? List.of() : numbers(one));
        }
        return numbers;
    }
}
