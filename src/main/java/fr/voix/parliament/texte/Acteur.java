package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A person of parliament. Name, civility, group, constituency, mandates and the address of the Assemblée: nothing else of the official
 * files is kept.
 *
 * @param slug the name in the address of the page; the one that was stored first stays
 * @param numeroDepartement text, for {@code 2A}
 * @param mail at the Assemblée itself, never an own one
 */
@MappedEntity("acteur")
public record Acteur(
        @Id String uid,
        String slug,
        String civilite,
        String prenom,
        String nom,
        @Nullable String groupeUid,
        @Nullable String departement,
        @Nullable String numeroDepartement,
        @Nullable String numeroCirconscription,
        @Nullable String mail,
        byte[] fingerprint)
        implements Official {

    /** As a French list has it: by family name, then first name. */
    public static final Comparator<Acteur> BY_NAME = Comparator.comparing(
                    Acteur::nom, Collator.getInstance(Locale.FRENCH))
            .thenComparing(Acteur::prenom, Collator.getInstance(Locale.FRENCH));

    public String name() {
        return prenom + " " + nom;
    }

    /** One with the mandates that pages tell. */
    public record Detailed(Acteur acteur, List<Mandat> mandats) implements Official {

        @Override
        public String uid() {
            return acteur.uid;
        }

        @Override
        public byte[] fingerprint() {
            return acteur.fingerprint;
        }
    }
}
