package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;

/** The life of one bill across its readings. */
@MappedEntity("dossier")
public record Dossier(@Id String uid, String titre, byte[] fingerprint) implements Official {

    /** One with what the bill went through. */
    public record Detailed(Dossier dossier, List<Lecture> lectures) implements Official {

        @Override
        public String uid() {
            return dossier.uid;
        }

        @Override
        public byte[] fingerprint() {
            return dossier.fingerprint;
        }
    }
}
