package fr.voix.base.http;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.http.HttpStatus;
import java.util.Arrays;
import java.util.Optional;

/** Every error of the API: its code is part of the contract and never changes. */
public enum ProblemType {
    MALFORMED(HttpStatus.BAD_REQUEST, "malformed"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "unauthorized"),
    CROSS_SITE(HttpStatus.FORBIDDEN, "cross-site"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "forbidden"),
    PASS_REQUIRED(HttpStatus.FORBIDDEN, "pass-required"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "not-found"),
    GONE(HttpStatus.GONE, "gone"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable"),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "request-timeout"),
    CLOSED(HttpStatus.CONFLICT, "closed"),
    SUPERSEDED(HttpStatus.CONFLICT, "superseded"),
    TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type"),
    ROBOT_CHECK_REFUSED(HttpStatus.UNPROCESSABLE_ENTITY, "robot-check-refused"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "idempotency-key-reused"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests"),
    TOO_MANY_CHANGES(HttpStatus.TOO_MANY_REQUESTS, "too-many-changes"),
    NOT_IMPLEMENTED(HttpStatus.NOT_IMPLEMENTED, "not-implemented"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "internal"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "unavailable"),
    CONTRADICTED(HttpStatus.SERVICE_UNAVAILABLE, "contradicted"),
    OUTCOME_UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE, "outcome-unknown"),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "busy"),
    ROBOT_CHECK_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "robot-check-unavailable"),
    EXPORT_NOT_READY(HttpStatus.SERVICE_UNAVAILABLE, "export-not-ready");

    private final HttpStatus status;
    private final String code;

    ProblemType(HttpStatus status, String code) {
        this.status = status;
        this.code = code;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title(Language language) {
        return Messages.of(language).t("problem." + name() + ".title");
    }

    /** What the code means in general, and what to do. */
    public String explanation(Language language) {
        return Messages.of(language).t("problem." + name() + ".text");
    }

    public static Optional<ProblemType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** The type for a status set by the framework; a status without its own type gets that of its class. */
    public static ProblemType of(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> UNAUTHORIZED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case GONE -> GONE;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case REQUEST_ENTITY_TOO_LARGE -> TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case NOT_IMPLEMENTED -> NOT_IMPLEMENTED;
            case SERVICE_UNAVAILABLE -> UNAVAILABLE;
            default -> status.getCode() < 500 ? MALFORMED : INTERNAL;
        };
    }
}
