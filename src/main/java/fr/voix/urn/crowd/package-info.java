/** Many votes of one network or mail domain: marks of origins, and what stands out of a count. */
package fr.voix.urn.crowd;
