/** When bills are debated, by the official agenda, and what was said, by the official reports. */
package fr.voix.parliament.debat;
