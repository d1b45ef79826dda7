package fr.voix.base.deployment;

import java.util.List;

/** Looks at something that a deployment stands on, and changes nothing of it. */
public interface Examination {

    List<Finding> examine();

    /** One that says nothing without the database. */
    interface OfDatabase extends Examination {}
}
