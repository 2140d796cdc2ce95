/** Who may call the services' own APIs, until people sign in through Keycloak. */
@NullMarked
package io.getinference.common.access;

import org.jspecify.annotations.NullMarked;
