/** Many votes of one network or mail domain: marks of origins, what is expected of each, groups that wait. */
package fr.voix.urn.crowd;
