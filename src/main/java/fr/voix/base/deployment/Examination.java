package fr.voix.base.deployment;

import java.util.List;

/** Examines something that a deployment depends on, and changes nothing. */
public interface Examination {

    List<Finding> examine();

    /** An examination that needs the database. */
    interface OfDatabase extends Examination {}
}
