package fr.voix.base.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

/** There is nothing at this address, as far as its reader may know: 404. */
public final class NothingHereException extends HttpStatusException {

    public NothingHereException() {
        super(HttpStatus.NOT_FOUND, "Nothing here");
    }
}
