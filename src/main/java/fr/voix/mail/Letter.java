package fr.voix.mail;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What a mail says, in the language of its reader; the frame around it is added when it is sent. */
@Serdeable
public record Letter(String subject, List<Part> parts) {

    public Letter {
        parts = List.copyOf(parts);
        if (subject.isBlank() || parts.isEmpty()) {
            throw new IllegalArgumentException("a letter says something");
        }
    }
}
