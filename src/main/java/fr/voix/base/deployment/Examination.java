package fr.voix.base.deployment;

import java.util.List;

/** Looks at something that a deployment stands on, and changes nothing of it. */
public interface Examination {

    List<Finding> examine();
}
