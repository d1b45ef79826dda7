package fr.voix.base.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.List;

/**
 * An address whose parameters make no sense: 400 that names them. Programs are not sent back what they sent; on a page, readers find
 * it in fields that they can correct.
 */
public class MalformedException extends HttpStatusException {

    private static final long serialVersionUID = 1;

    private final List<String> parameters;

    /** @param parameters by name, with the values that there are where these are few */
    public MalformedException(List<String> parameters) {
        super(HttpStatus.BAD_REQUEST, "Malformed");
        this.parameters = List.copyOf(parameters);
    }

    /** Goes on when what is asked for makes sense. */
    public static void unless(boolean isSense, String parameter) {
        if (!isSense) {
            throw new MalformedException(List.of(parameter));
        }
    }

    /** Goes on when everything that is asked for makes sense. */
    public static void ifAny(List<String> malformed) {
        if (!malformed.isEmpty()) {
            throw new MalformedException(malformed);
        }
    }

    public List<String> parameters() {
        return parameters;
    }
}
