// @ts-nocheck
// Generated from schemas/dead-letter.json by `npm run generate`. Do not edit: edit the schema.
import { addError, type CompiledSchema } from "../../src/runtime/validate/compiled-schema.ts";
import { createValidator, type Validator } from "../../src/runtime/validate/validator.ts";
import type { DeadLetter } from "../types.ts";


function items1(array) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!((typeof value === "string") || (typeof value === "number" && Number.isInteger(value)))) return false;
  }
  return true;
}

function object1(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "code": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 1;
        break;
      }
      case "path": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && items1(value)))) return false;
        break;
      }
      case "pointer": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 2;
        break;
      }
      case "message": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 4;
        break;
      }
      case "hint": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        break;
      }
      case "line": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && Number.isInteger(value)))) return false;
        bits0 |= 8;
        break;
      }
      case "column": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && Number.isInteger(value)))) return false;
        bits0 |= 16;
        break;
      }
    }
  }
  return ((bits0 & 31) === 31);
}

function items0(array) {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (!((typeof value === "object" && value !== null && !Array.isArray(value) && object1(value)))) return false;
  }
  return true;
}

function object0(object) {
  let bits0 = 0;
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "source": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 1;
        break;
      }
      case "line": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && (Number.isInteger(value) && value >= 1)))) return false;
        bits0 |= 2;
        break;
      }
      case "column": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && (Number.isInteger(value) && value >= 1)))) return false;
        bits0 |= 4;
        break;
      }
      case "offset": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "number" && (Number.isInteger(value) && value >= 0)))) return false;
        bits0 |= 8;
        break;
      }
      case "schemaVersion": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        bits0 |= 16;
        break;
      }
      case "name": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        break;
      }
      case "issues": {
        const value = object[key];
        if (value === undefined) break;
        if (!((Array.isArray(value) && (value.length >= 1 && items0(value))))) return false;
        bits0 |= 32;
        break;
      }
      case "encoding": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string" && (value === "utf-8" || value === "base64")))) return false;
        break;
      }
      case "original": {
        const value = object[key];
        if (value === undefined) break;
        if (!((typeof value === "string"))) return false;
        break;
      }
      case "track": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 64;
        break;
      }
      case "eventId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 128;
        break;
      }
      case "profileId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 256;
        break;
      }
      case "sessionId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 512;
        break;
      }
      case "accountId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 1024;
        break;
      }
      case "pageId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 2048;
        break;
      }
      case "productId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 4096;
        break;
      }
      case "userId": {
        const value = object[key];
        if (value === undefined) break;
        bits0 |= 8192;
        break;
      }
    }
  }
  return ((bits0 & 63) === 63 && !(((bits0 & 16320) !== 0)));
}

function view0(object, unknown) {
  const view = { source: undefined, line: undefined, column: undefined, offset: undefined, schemaVersion: undefined, issues: undefined, name: undefined, encoding: undefined, original: undefined, track: undefined, eventId: undefined, profileId: undefined, sessionId: undefined, accountId: undefined, pageId: undefined, productId: undefined, userId: undefined };
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "source": {
        const value = object[key];
        view.source = value;
        break;
      }
      case "line": {
        const value = object[key];
        view.line = value;
        break;
      }
      case "column": {
        const value = object[key];
        view.column = value;
        break;
      }
      case "offset": {
        const value = object[key];
        view.offset = value;
        break;
      }
      case "schemaVersion": {
        const value = object[key];
        view.schemaVersion = value;
        break;
      }
      case "issues": {
        const value = object[key];
        view.issues = value;
        break;
      }
      case "name": {
        const value = object[key];
        view.name = value;
        break;
      }
      case "encoding": {
        const value = object[key];
        view.encoding = value;
        break;
      }
      case "original": {
        const value = object[key];
        view.original = value;
        break;
      }
      case "track": {
        const value = object[key];
        view.track = value;
        break;
      }
      case "eventId": {
        const value = object[key];
        view.eventId = value;
        break;
      }
      case "profileId": {
        const value = object[key];
        view.profileId = value;
        break;
      }
      case "sessionId": {
        const value = object[key];
        view.sessionId = value;
        break;
      }
      case "accountId": {
        const value = object[key];
        view.accountId = value;
        break;
      }
      case "pageId": {
        const value = object[key];
        view.pageId = value;
        break;
      }
      case "productId": {
        const value = object[key];
        view.productId = value;
        break;
      }
      case "userId": {
        const value = object[key];
        view.userId = value;
        break;
      }
      default:
        unknown.push(key);
    }
  }
  return view;
}

function view1(object, unknown) {
  const view = { code: undefined, pointer: undefined, message: undefined, line: undefined, column: undefined, path: undefined, hint: undefined };
  for (const key in object) {
    if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
    switch (key) {
      case "code": {
        const value = object[key];
        view.code = value;
        break;
      }
      case "pointer": {
        const value = object[key];
        view.pointer = value;
        break;
      }
      case "message": {
        const value = object[key];
        view.message = value;
        break;
      }
      case "line": {
        const value = object[key];
        view.line = value;
        break;
      }
      case "column": {
        const value = object[key];
        view.column = value;
        break;
      }
      case "path": {
        const value = object[key];
        view.path = value;
        break;
      }
      case "hint": {
        const value = object[key];
        view.hint = value;
        break;
      }
      default:
        unknown.push(key);
    }
  }
  return view;
}

export function guard(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value) && object0(value));
}

function guard1(value) {
  return (typeof value === "object" && value !== null && !Array.isArray(value) && object1(value));
}

function guard2(value) {
  return (typeof value === "string") || (typeof value === "number" && Number.isInteger(value));
}

function validate21(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
const _errs3 = errors;
const _errs4 = errors;
const _errs5 = errors;
const _errs6 = errors;
const _errs7 = errors;
let valid4 = false;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.track === undefined) && (missing0 = "track")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs8 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.eventId === undefined) && (missing1 = "eventId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs9 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.profileId === undefined) && (missing2 = "profileId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs10 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.sessionId === undefined) && (missing3 = "sessionId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs11 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs12 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.accountId === undefined) && (missing4 = "accountId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs12 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing5;
if((data.pageId === undefined) && (missing5 = "pageId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs13 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs14 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.productId === undefined) && (missing6 = "productId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs14 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs15 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((data.userId === undefined) && (missing7 = "userId")){
vErrors = addError(vErrors, {});
errors++;
}
}
var _valid0 = _errs15 === errors;
valid4 = valid4 || _valid0;
}
}
}
}
}
}
}
if(!valid4){
vErrors = addError(vErrors, {});
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
var valid3 = _errs6 === errors;
if(valid3){
vErrors = addError(vErrors, {});
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs4 === errors;
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
if(!valid2){
vErrors = addError(vErrors, {instancePath,keyword:"fault",params:{"code":"forbidden","message":"must not have an identifier or `track` beside its own keys"}});
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.source === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "source"}});
errors++;
}
if(data.line === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "line"}});
errors++;
}
if(data.column === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "column"}});
errors++;
}
if(data.offset === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "offset"}});
errors++;
}
if(data.schemaVersion === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "schemaVersion"}});
errors++;
}
if(data.issues === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "issues"}});
errors++;
}
if(data.source !== undefined){
if(typeof data.source !== "string"){
vErrors = addError(vErrors, {instancePath:instancePath+"/source",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.line !== undefined){
let data1 = data.line;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
vErrors = addError(vErrors, {instancePath:instancePath+"/line",keyword:"type",params:{type: "integer"}});
errors++;
}
const _errs21 = errors;
const _errs22 = errors;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
vErrors = addError(vErrors, {});
errors++;
}
}
var valid7 = _errs22 === errors;
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
if(!valid7){
vErrors = addError(vErrors, {instancePath:instancePath+"/line",keyword:"fault",params:{"code":"minimum","message":"must be 1 or more"}});
errors++;
}
}
if(data.column !== undefined){
let data2 = data.column;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
vErrors = addError(vErrors, {instancePath:instancePath+"/column",keyword:"type",params:{type: "integer"}});
errors++;
}
const _errs26 = errors;
const _errs27 = errors;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
vErrors = addError(vErrors, {});
errors++;
}
}
var valid9 = _errs27 === errors;
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
if(!valid9){
vErrors = addError(vErrors, {instancePath:instancePath+"/column",keyword:"fault",params:{"code":"minimum","message":"must be 1 or more"}});
errors++;
}
}
if(data.offset !== undefined){
let data3 = data.offset;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
vErrors = addError(vErrors, {instancePath:instancePath+"/offset",keyword:"type",params:{type: "integer"}});
errors++;
}
const _errs31 = errors;
const _errs32 = errors;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
vErrors = addError(vErrors, {});
errors++;
}
}
var valid11 = _errs32 === errors;
errors = _errs31;
if(vErrors !== null){
if(_errs31){
vErrors.length = _errs31;
}
else {
vErrors = null;
}
}
if(!valid11){
vErrors = addError(vErrors, {instancePath:instancePath+"/offset",keyword:"fault",params:{"code":"minimum","message":"must not be negative"}});
errors++;
}
}
if(data.schemaVersion !== undefined){
if(typeof data.schemaVersion !== "string"){
vErrors = addError(vErrors, {instancePath:instancePath+"/schemaVersion",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
vErrors = addError(vErrors, {instancePath:instancePath+"/name",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.issues !== undefined){
let data6 = data.issues;
if(Array.isArray(data6)){
if(data6.length < 1){
vErrors = addError(vErrors, {instancePath:instancePath+"/issues",keyword:"minItems",params:{limit: 1}});
errors++;
}
}
else {
vErrors = addError(vErrors, {instancePath:instancePath+"/issues",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.encoding !== undefined){
let data7 = data.encoding;
if(typeof data7 !== "string"){
vErrors = addError(vErrors, {instancePath:instancePath+"/encoding",keyword:"type",params:{type: "string"}});
errors++;
}
if(!((data7 === "utf-8") || (data7 === "base64"))){
vErrors = addError(vErrors, {instancePath:instancePath+"/encoding",keyword:"enum",params:{allowedValues: ["utf-8","base64"]}});
errors++;
}
}
if(data.original !== undefined){
if(typeof data.original !== "string"){
vErrors = addError(vErrors, {instancePath:instancePath+"/original",keyword:"type",params:{type: "string"}});
errors++;
}
}
}
else {
vErrors = addError(vErrors, {instancePath,keyword:"type",params:{type: "object"}});
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.code === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "code"}});
errors++;
}
if(data.pointer === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "pointer"}});
errors++;
}
if(data.message === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "message"}});
errors++;
}
if(data.line === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "line"}});
errors++;
}
if(data.column === undefined){
vErrors = addError(vErrors, {instancePath,keyword:"required",params:{missingProperty: "column"}});
errors++;
}
if(data.code !== undefined){
if(typeof data.code !== "string"){
vErrors = addError(vErrors, {instancePath:instancePath+"/code",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.path !== undefined){
if(!(Array.isArray(data.path))){
vErrors = addError(vErrors, {instancePath:instancePath+"/path",keyword:"type",params:{type: "array"}});
errors++;
}
}
if(data.pointer !== undefined){
if(typeof data.pointer !== "string"){
vErrors = addError(vErrors, {instancePath:instancePath+"/pointer",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.message !== undefined){
if(typeof data.message !== "string"){
vErrors = addError(vErrors, {instancePath:instancePath+"/message",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.hint !== undefined){
if(typeof data.hint !== "string"){
vErrors = addError(vErrors, {instancePath:instancePath+"/hint",keyword:"type",params:{type: "string"}});
errors++;
}
}
if(data.line !== undefined){
let data5 = data.line;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
vErrors = addError(vErrors, {instancePath:instancePath+"/line",keyword:"type",params:{type: "integer"}});
errors++;
}
}
if(data.column !== undefined){
let data6 = data.column;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
vErrors = addError(vErrors, {instancePath:instancePath+"/column",keyword:"type",params:{type: "integer"}});
errors++;
}
}
}
else {
vErrors = addError(vErrors, {instancePath,keyword:"type",params:{type: "object"}});
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}


function validate23(data, {instancePath=""}={}){
let vErrors = null;
let errors = 0;
if((typeof data !== "string") && (!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data))))){
vErrors = addError(vErrors, {instancePath,keyword:"type",params:{type: ["string","integer"]}});
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

export { validate21 as full };

const compiled2: CompiledSchema = {
  title: "value",
  guard: guard2,
  full: validate23,
  identifiers: [],
  missing: {},
  items: [],
};

const compiled1: CompiledSchema = {
  title: "value",
  guard: guard1,
  full: validate22,
  view: view1,
  identifiers: [],
  missing: {},
  items: [{ at: ["path"], compiled: compiled2 }],
};

export const compiled: CompiledSchema = {
  title: "dead letter",
  guard: guard,
  full: validate21,
  view: view0,
  identifiers: [],
  missing: {},
  items: [{ at: ["issues"], compiled: compiled1 }],
};

/** A payload or a record that was rejected while events were routed: where it came from, why it was rejected, and its original, byte for byte. It contains payload content: restrict who can read it. */
export const deadLetter: Validator<DeadLetter> = /* @__PURE__ */ createValidator("dead-letter", compiled);
