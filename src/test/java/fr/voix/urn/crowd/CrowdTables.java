package fr.voix.urn.crowd;

import fr.voix.base.database.Jdbc;
import jakarta.inject.Singleton;

/** Lets days pass over what is noted of where votes came from. */
@Singleton
public record CrowdTables(OriginService origins, Jdbc jdbc) {

    public void passDays() {
        jdbc.update("update network_key set day = day - 4");
        jdbc.update("update origin_mark set day = day - 4");
        origins.forgetOld();
    }
}
