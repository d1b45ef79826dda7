package fr.voix.base.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.List;

/**
 * Malformed parameters of an address: answered with 400 and their names. Programs do not get their values back; on a page,
 * readers can correct them in a form.
 */
public class MalformedException extends HttpStatusException {

    private static final long serialVersionUID = 1;

    private final List<String> parameters;

    /** @param parameters their names, with the possible values where there are few */
    public MalformedException(List<String> parameters) {
        super(HttpStatus.BAD_REQUEST, "Malformed");
        this.parameters = List.copyOf(parameters);
    }

    /** Throws unless the condition holds. */
    public static void unless(boolean isSense, String parameter) {
        if (!isSense) {
            throw new MalformedException(List.of(parameter));
        }
    }

    /** Throws when the list is not empty. */
    public static void ifAny(List<String> malformed) {
        if (!malformed.isEmpty()) {
            throw new MalformedException(malformed);
        }
    }

    public List<String> parameters() {
        return parameters;
    }
}
