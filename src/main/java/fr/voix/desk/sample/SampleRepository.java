package fr.voix.desk.sample;

import fr.voix.base.database.Jdbc;
import jakarta.inject.Singleton;

/** Whether anything is there that people made. */
@Singleton
record SampleRepository(Jdbc jdbc) {

    boolean isInUse() {
        return jdbc.one("""
                select exists (select from ballot)
                    or exists (select from petition)
                    or exists (select from moderator)
                    or exists (select from follow)
                    or exists (select from outbox)
                """, row -> row.getBoolean(1));
    }
}
