/** When bills are debated, by the official agenda. */
package fr.voix.parliament.debat;
