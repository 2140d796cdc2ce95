package io.getinference.gateway.provider;

import tools.jackson.databind.node.ObjectNode;

/**
 * A call of a tool that the model asked for in an earlier answer.
 *
 * @param id as we told it to the caller, who may also have made it up
 * @param name of the tool; not checked against the tools that are offered now
 */
public record ToolCall(String id, String name, ObjectNode arguments) {}
