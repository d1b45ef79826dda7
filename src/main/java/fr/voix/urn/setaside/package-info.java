/** Votes that moderators set aside under a rule, in urns of either kind. */
package fr.voix.urn.setaside;
