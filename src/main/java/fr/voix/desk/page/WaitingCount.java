package fr.voix.desk.page;

import fr.voix.base.audit.Actor;

/** How much waits in one area of the back office: it stands beside the name of the area on every page. */
public interface WaitingCount {

    /** The French address of the area. */
    String area();

    /** @param reader what one proposed oneself, say, waits for others */
    long count(Actor reader);
}
