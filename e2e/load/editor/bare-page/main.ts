import { ReactFlow, type Edge, type Node } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

// The yardstick: a chain of React Flow's default nodes, and nothing else. `?nodes=500` says how many.
const count = Number(new URLSearchParams(location.search).get('nodes') ?? '200');
const defaultNodes: Node[] = Array.from({ length: count }, (_, index) => ({
  id: String(index),
  position: { x: 400, y: 40 + index * 110 },
  data: { label: `Step ${index}` },
}));
const defaultEdges: Edge[] = defaultNodes
  .slice(1)
  .map(({ id }, index) => ({ id: `e${id}`, source: String(index), target: id }));
const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no root.');
createRoot(root).render(createElement(ReactFlow, { defaultNodes, defaultEdges, minZoom: 0.1 }));
