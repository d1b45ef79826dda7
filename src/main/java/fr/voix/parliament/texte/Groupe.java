package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * A parliamentary group; its colour is left out on purpose: no party colours here.
 *
 * @param slug the abbreviation in the address of the page; the one that was stored first stays
 */
@MappedEntity("groupe")
public record Groupe(
        @Id String uid,
        String slug,
        String libelle,
        String sigle,
        @Nullable LocalDate debutOn,
        @Nullable LocalDate finOn,
        byte[] fingerprint)
        implements Official {

    /** What official files call deputies of no group: they are listed, and vote for nobody but themselves. */
    public boolean isOfNone() {
        return sigle.equals("NI");
    }
}
