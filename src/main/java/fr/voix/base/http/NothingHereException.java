package fr.voix.base.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

/** 404: nothing exists at this address, or the reader may not know of it. */
public final class NothingHereException extends HttpStatusException {

    public NothingHereException() {
        super(HttpStatus.NOT_FOUND, "Nothing here");
    }
}
