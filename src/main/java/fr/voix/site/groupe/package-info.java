/** The parliamentary groups: members, cohesion, what they tabled, and how near they vote to each other. */
package fr.voix.site.groupe;
