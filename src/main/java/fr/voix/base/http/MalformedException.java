package fr.voix.base.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An address whose parameters make no sense: 400 that names them, on a page too. What was sent is not sent back. */
public class MalformedException extends HttpStatusException {

    private static final long serialVersionUID = 1;

    private final List<String> parameters;

    /** @param parameters by name, with the values that there are where these are few */
    public MalformedException(List<String> parameters) {
        super(HttpStatus.BAD_REQUEST, "Malformed");
        this.parameters = List.copyOf(parameters);
    }

    /** A parameter that takes a few values only. */
    public static String named(String parameter, Stream<String> values) {
        return parameter + values.collect(Collectors.joining(", ", " (", ")"));
    }

    public List<String> parameters() {
        return parameters;
    }
}
